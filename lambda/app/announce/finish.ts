import { isReadable } from '../../domain/ledger/stored';
import { readLive } from '../ledger/live';
import { markBulletin, markIncident } from '../ledger/mark';
import { type AnnounceDependencies, inTime } from './pass';

/** Marks what an earlier pass wrote and could not mark any more. Whether all is marked: before, nothing may be grouped. */
export async function finishMarks(pass: AnnounceDependencies): Promise<boolean> {
  const { incidents, bulletins } = await readLive(pass.ledger);
  const live = [...incidents.values(), ...bulletins.values()].filter((item) => isReadable(item));
  const unmarked = live.filter(({ marked }) => !marked);
  return inTime(pass, unmarked, async (item) =>
    item.kind === 'incident' ? markIncident(pass.ledger, item) : markBulletin(pass.ledger, item),
  );
}
