import { sinkId } from '../domain/ids';
import type { DeployedSink } from '../domain/ledger/reconciliation';
import type { Settings } from './settings';
import { SINK_NAMES, SINKS } from './sinks';

/** The sinks whose medium the settings name, which are the deployed ones. */
export const sinksInUse = (media: Settings['media']): readonly DeployedSink[] =>
  SINK_NAMES.flatMap((name) => {
    const { medium, topic, escalates } = SINKS[name];
    const settings = media[medium];
    if (settings === undefined) return [];
    return [{ id: sinkId(name), topic, escalates, answers: settings.api !== undefined }];
  });
