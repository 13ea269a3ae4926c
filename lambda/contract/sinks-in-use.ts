import { sinkId } from '../domain/ids';
import type { DeployedSink } from '../domain/ledger/reconciliation';
import { type Settings, targetsWith } from './settings';
import { SINK_NAMES, SINKS } from './sinks';

/** The sinks whose medium the settings name, which are the deployed ones, each with the targets that it reaches by a way of their own. */
export const sinksInUse = ({ media, targets }: Pick<Settings, 'media' | 'targets'>): readonly DeployedSink[] =>
  SINK_NAMES.flatMap((name) => {
    const { medium, topic, escalates } = SINKS[name];
    const settings = media[medium];
    if (settings === undefined) return [];
    const ways = targetsWith({ ...(targets && { targets }) }, medium);
    const own = ways.length > 0 && { targets: ways };
    return [{ id: sinkId(name), topic, escalates, answers: settings.api !== undefined, ...own }];
  });
