import fc from 'fast-check';
import type { Entry } from '../../../lambda/domain/ledger/announced';
import { group } from '../../../lambda/domain/ledger/group';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { NO_RINGS } from '../../../lambda/domain/ledger/ring-memory';
import { type Routing, targetOf } from '../../../lambda/domain/ledger/routing';
import { ACCOUNT } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { anEntry, RUN } from '../../builders/ledger';
import { anAbout, aResolvedState } from '../../builders/message';

const routing: Routing = {
  targets: ['payments', 'edge'],
  routes: [
    { owner: ['payments'], to: 'payments' },
    { owner: ['edge'], to: 'edge' },
  ],
};
const grouped = (entries: readonly Entry[]) => {
  const { ringing, bulletins } = group(new Map([[RUN, entries]]), {
    ...{ now: NOW, account: ACCOUNT, limits: RING_LIMITS, memory: NO_RINGS, conclusiveSince: {}, routing },
  });
  return { incidents: ringing.map(({ incident }) => incident), bulletins };
};
const ownedBy = (owner: string | undefined, number: number) =>
  anEntry({
    subject: `certificate:${number}`,
    about: anAbout({ names: ['copies.example.com'], owners: owner === undefined ? [] : [owner] }),
  });

describe('group, by target', () => {
  test('each ringing case is in exactly one incident and one bulletin, and they are of its target', () => {
    const anyOwner = fc.constantFrom('payments', 'edge', 'nobody known', undefined);
    fc.assert(
      fc.property(fc.array(anyOwner, { maxLength: 12 }), (owners) => {
        const entries = owners.map(ownedBy);
        const { incidents, bulletins } = grouped(entries);

        for (const { case: one } of entries) {
          const target = targetOf(one, routing);
          const carriers = incidents.filter(({ members }) => members.some(({ subject }) => subject === one.subject));
          const posts = bulletins.filter(({ lines }) => lines.some(({ subject }) => subject === one.subject));
          expect(carriers.map((incident) => incident.target)).toEqual([target]);
          expect(posts.map((bulletin) => bulletin.target)).toEqual([target]);
        }
      }),
    );
  });

  test('a chat that was told of an opening hears of the end, wherever the route leads now', () => {
    const told = { revision: 1, open: true, highest: 'critical', target: 'payments' } as const;
    const ended = anEntry({ ...ownedBy('edge', 1).case, rang: 0, state: aResolvedState(), announced: { told } });
    const usual = anEntry({
      ...ownedBy('edge', 2).case,
      announced: { told: { revision: 1, open: true, highest: 'critical' } },
    });
    const reopened = anEntry({ ...ownedBy('edge', 3).case, announced: { told: { revision: 1, open: false } } });

    expect(grouped([ended]).bulletins.map(({ target }) => target)).toEqual(['payments']);
    expect(grouped([usual]).bulletins.map(({ target }) => target)).toEqual([undefined]);
    expect(grouped([reopened]).bulletins.map(({ target }) => target)).toEqual(['edge']);
  });
});
