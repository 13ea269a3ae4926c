import type { ChangeAnswer, Changes } from '../app/operations/ports';
import { failureOf } from '../collectors/failure';
import { type Change, recordFingerprint } from '../domain/operations/change';
import { deleteServerCertificate, serverCertificateFingerprint } from './server-certificate';
import { changeRecord, readHeld } from './hosted-zones';
import { contentFingerprint, importContent } from './imported-content';
import type { Making } from './making';
import type { OperatorClients } from './operator-clients';
import { askForDns, methodFingerprint } from './validation-method';

/** What operations change in an AWS account. `privateKey`: of what is put there, where a change needs one; it goes into that one call and nowhere else. */
export const awsChanges = (clients: OperatorClients, privateKey?: Uint8Array): Changes => ({
  read: async (change) => {
    try {
      const fingerprint = await fingerprintOf(clients, change);
      return fingerprint === undefined ? { kind: 'unreadable' } : { kind: 'read', fingerprint };
    } catch (error) {
      // Throws what is no answer of AWS: a bug is nothing to wait for.
      failureOf(error);
      return { kind: 'unreadable' };
    }
  },
  write: async (change, direction) => {
    try {
      await make(clients, change, { direction, privateKey });
      return 'done';
    } catch (error) {
      return answerFrom(error);
    }
  },
});

/** `undefined`: AWS answered something that cannot be used. */
async function fingerprintOf(clients: OperatorClients, change: Change): Promise<string | undefined> {
  switch (change.kind) {
    case 'record':
      return heldFingerprint(clients, change);
    case 'validation-method':
      return methodFingerprint(clients.acm(change.region), change.certificate);
    case 'content':
      return contentFingerprint(clients.acm(change.region), change.certificate);
    case 'deletion':
      return serverCertificateFingerprint(clients.iam(), change.name);
  }
}

async function heldFingerprint(
  clients: OperatorClients,
  { zone, name }: Extract<Change, { readonly kind: 'record' }>,
): Promise<string | undefined> {
  const held = await readHeld(clients.route53(), zone, name);
  if (held === 'unreadable') return undefined;
  if (held.kind === 'other') return 'other';
  return recordFingerprint(held.kind === 'cname' ? held.record : undefined);
}

async function make(clients: OperatorClients, change: Change, making: Making): Promise<void> {
  switch (change.kind) {
    case 'record':
      return changeRecord(clients.route53(), change, making.direction);
    case 'validation-method':
      return askForDns(clients.acm(change.region), change.certificate);
    case 'content':
      return importContent(clients.acm(change.region), change, making);
    case 'deletion':
      return deleteServerCertificate(clients.iam(), change, making);
  }
}

/** An answer that was lost may have done it, and AWS may take it another time. */
function answerFrom(error: unknown): ChangeAnswer {
  const failure = failureOf(error);
  return failure.status === 'denied' || failure.reason === 'service-error' ? 'refused' : 'again';
}
