import { ruleId } from '../ids';
import type { Trail, Trails } from '../inventory/trails';
import { atMost } from '../wording';
import type { Rule } from './rule';

const TRAILS_SHOWN = 10;

/**
 * Fails where no trail logs management writes: then EventBridge is told of no call at all, and what people change is seen by the schedule alone.
 *
 * Unknown while one trail that could not be asked may be the one that does.
 */
export const changeEventsOff: Rule<Trails> = {
  id: ruleId('change-events-off'),
  title: 'Changes are not heard of',
  meaning:
    'No trail of CloudTrail logs what people change: an upload or an attachment is noticed only when its time comes to be read.',
  remedy:
    'Create a trail of all regions that logs management events that write, `aws cloudtrail create-trail --is-multi-region-trail`, ' +
    'and start it: `aws cloudtrail start-logging`.',

  evaluate({ region, trails }) {
    if (trails === 'unreadable') return { kind: 'unknown', lacks: 'trails' };
    if (trails.some(({ writes }) => writes === 'logged')) return { kind: 'pass' };
    if (trails.some(({ writes }) => writes === 'unreadable')) return { kind: 'unknown', lacks: 'trails' };

    const shown = atMost(TRAILS_SHOWN, trails.map(inWords));
    const summary = `no trail logs management writes of ${region}: ${shown.join(', ') || 'there is none'}`;
    return { kind: 'fail', severity: 'info', summary, facts: { region, trails: shown }, because: 'minor' };
  },
};

const inWords = ({ name, writes }: Trail): string =>
  `${name} (${writes === 'stopped' ? 'stopped' : 'other events only'})`;
