import type { Account } from '../contract/ledger-run-items';
import type { LedgerView } from '../domain/ledger/reconcile';
import type { Due } from '../domain/ledger/reconciliation';
import { isReadable } from '../domain/ledger/stored';
import { type Agreed, agree } from './announce/agree';
import { askForScans, type Asked } from './announce/ask-for-scans';
import { finishMarks } from './announce/finish';
import { noteDeliveries } from './announce/note-deliveries';
import { furtherDue, minutesSinceGoodRun } from './announce/good-run';
import { type AnnounceDependencies, isLate } from './announce/pass';
import { sumUp } from './announce/sum-up';
import { tellRuns } from './announce/tell-runs';
import { noteAccount, readAccountItem } from './ledger/account';
import { releaseNoted, takeLease } from './ledger/lease';
import { ringMemoryOf } from './ledger/ring-memory';
import { readLedgerView } from './ledger/views';

export type { AnnounceDependencies } from './announce/pass';

/** `busy`: another pass goes on, and nothing is known. `late`: there was more to do than time; the next pass goes on. */
export type Announced =
  | { readonly kind: 'busy' }
  | (Agreed & {
      readonly kind: 'done' | 'late';
      readonly asked: Asked;
      /** Of all that is due, here and in {@link Agreed}, for the log. */
      readonly due: readonly Due[];
      /** For the metric of the watchdog. */
      readonly minutesSinceGoodRun: number;
    });

/**
 * One pass of the announcer: finishes what an earlier one left, turns what changed into incidents and bulletins, makes everybody agree with them.
 *
 * May die anywhere: the next pass goes on. Rejects where the table does not answer.
 */
export async function announce(pass: AnnounceDependencies): Promise<Announced> {
  const { ledger, leaseSeconds } = pass;
  const lease = await takeLease(ledger, 'announce', leaseSeconds);
  if (lease === undefined) return { kind: 'busy' };

  const isMarked = await finishMarks(pass);
  if (isMarked) await tellRuns(pass);
  const view = isMarked ? await sumUp(pass) : await readLedgerView(ledger);
  const account = await readAccountItem(ledger);
  const agreed = await agree(pass, view, ringMemoryOf(account));
  const now = ledger.clock.now();
  const asked = isReadable(account) ? await lookAfter(pass, account, view) : 'nothing';
  const further = await furtherDue(ledger, account);
  await releaseNoted(ledger, lease);

  const due = [...(agreed.oldestDue === undefined ? [] : [agreed.oldestDue]), ...further];
  const minutes = minutesSinceGoodRun(account, due, now);
  return { ...agreed, kind: isLate(pass) ? 'late' : 'done', asked, due, minutesSinceGoodRun: minutes };
}

/** Notes what this pass knows of the account, and asks for the scans that follow from it. */
async function lookAfter(pass: AnnounceDependencies, account: Account, view: LedgerView): Promise<Asked> {
  const { ledger } = pass;
  if (account.firstPassAt === undefined) await noteAccount(ledger, { firstPassAt: ledger.clock.now() });
  await noteDeliveries(pass, account, view);
  return askForScans(pass, account);
}
