import type { Removal } from '../../domain/alert-path/delivery';
import type { Holding } from '../../domain/ledger/listener';
import { isReadable } from '../../domain/ledger/stored';
import { counted, inUtc } from '../../domain/wording';
import type { Check } from './check';
import type { DoctorEvidence } from './evidence';

const DRILL = 'Prove it: `npx notafter drill`.';

/** What sinks took of late, and the last page. */
export const checkDeliveries = (evidence: DoctorEvidence): readonly Check[] => [
  ...evidence.sinks.map(({ id }) => checkSink(id, evidence)),
  ...removedSinks(evidence),
  checkLastPage(evidence),
];

function checkSink(id: DoctorEvidence['sinks'][number]['id'], { account }: DoctorEvidence): Check {
  const check = `sink ${id}`;
  if (!isReadable(account)) return { check, status: 'unknown', says: 'what it took of late cannot be read' };
  const { acceptedAt, lackingSince } = account.deliveries?.[id] ?? {};
  if (lackingSince !== undefined) {
    const todo = `Look at its log, \`aws logs tail /aws/lambda/notafter-${id}\`; most often its key in the secret is bad.`;
    return { check, status: 'fail', says: `does not accept what it was to be told at ${inUtc(lackingSince)}`, todo };
  }
  return acceptedAt === undefined
    ? { check, status: 'warn', says: 'has not been seen to take anything yet', todo: DRILL }
    : { check, status: 'ok', says: `took something ${inUtc(acceptedAt)}` };
}

function removedSinks({ account }: DoctorEvidence): readonly Check[] {
  const deliveries = isReadable(account) ? (account.deliveries ?? {}) : {};
  return Object.entries(deliveries).flatMap(([sink, { removed, removedWays = {} }]): readonly Check[] => [
    ...(removed === undefined ? [] : [removedCheck(`sink ${sink}`, removed)]),
    ...Object.entries(removedWays).map(([target, removal]) => removedCheck(`sink ${sink} of ${target}`, removal)),
  ]);
}

function removedCheck(check: string, { at, holds }: Removal): Check {
  const says = `not deployed any more since ${inUtc(at)}; ${counted(holds, 'incident')} left open there`;
  return { check, status: 'warn', says, todo: 'Close by hand what stays open there.' };
}

function checkLastPage({ incidents }: DoctorEvidence): Check {
  const check = 'last page';
  const told = [...incidents.values()].filter((incident) => isReadable(incident));
  const last = told.toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1))[0];
  if (last === undefined) return { check, status: 'warn', says: 'none in thirty days', todo: DRILL };
  const holdings = Object.entries(last.holdings);
  const taken = holdings.filter(([, holding]) => hasTaken(holding)).map(([name]) => titleOf(name));
  const says = `${inUtc(last.createdAt)}, of ${last.members[0].subject}`;
  if (taken.length > 0) return { check, status: 'ok', says: `${says}: taken by ${taken.join(', ')}` };
  return holdings.some(([, holding]) => holding?.held === 'ended')
    ? { check, status: 'unknown', says: `${says}: it is over, and nobody is known to have taken it`, todo: DRILL }
    : { check, status: 'fail', says: `${says}: nobody is known to have taken it`, todo: DRILL };
}

/** That it ended proves nothing: what nobody held is ended without a word. When people noticed it stays written there; earlier versions did not write it. */
const hasTaken = (holding: Holding | undefined): boolean =>
  holding?.held === 'open' || (holding?.held === 'ended' && holding.aloudAt !== undefined);

const titleOf = (listener: string): string => (listener === 'pages' ? 'topic pages' : listener);
