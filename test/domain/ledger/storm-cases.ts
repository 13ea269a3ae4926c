import type { Ringing } from '../../../lambda/domain/ledger/group';
import type { Rung } from '../../../lambda/domain/ledger/rung';
import type { SubjectId } from '../../../lambda/domain/subject';
import { anEntry, EXPIRING } from '../../builders/ledger';
import { aFinding, anAbout, anOpenState } from '../../builders/message';

let serial = 0;
/** A case that rings for the first time, of a certificate of its own. */
export const critical = (rung: Rung = 'open', rule = EXPIRING, subject?: SubjectId) => {
  const id = String((serial += 1)).padStart(4, '0');
  return anEntry({
    subject: subject ?? `certificate:${id}`,
    about: anAbout({ names: [`${id}.example.com`] }),
    state: anOpenState({ rung, findings: [aFinding({ rule })] }),
  });
};
/** So many of these. */
export const many = (count: number, ...of: Parameters<typeof critical>) =>
  Array.from({ length: count }, () => critical(...of));
/** How many members each incident has. */
export const sizes = (ringing: readonly Ringing[]) => ringing.map(({ incident }) => incident.members.length);
/** All of them. */
export const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
