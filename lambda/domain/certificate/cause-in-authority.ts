import { type Cause, NO_CAUSE } from './cause';
import type { AcmCertificate } from './certificate';
import type { AuthorityAnswer } from './certificate-authority';
import type { Facts } from '../finding';
import type { InventoryView } from '../inventory/inventory-view';
import { GAP_WORDS } from '../wording';

/** What the private CA of a certificate has to do with a renewal that does not come, in AWS's own word for its state. An active one is no cause; one that was not read may be. */
export function causeInAuthority(
  { certificateAuthority }: AcmCertificate,
  { authorities }: Pick<InventoryView, 'authorities'>,
): Cause {
  if (certificateAuthority === undefined) return NO_CAUSE;
  const answer = authorities.get(certificateAuthority)?.answer;
  return {
    words: answer === undefined ? [] : wordsOf(answer),
    facts: { certificateAuthority, ...(answer && factsOf(answer)) },
  };
}

function wordsOf(answer: AuthorityAnswer): readonly string[] {
  switch (answer.kind) {
    case 'told':
      return answer.status === 'ACTIVE' ? [] : [`its private CA is ${answer.status}`];
    case 'not-found':
      return ['its private CA cannot be found'];
    case 'unread':
      return [`state of its private CA not known: ${GAP_WORDS[answer.because]}`];
  }
}

function factsOf(answer: AuthorityAnswer): Facts {
  switch (answer.kind) {
    case 'told': {
      const { status, notAfter } = answer;
      return {
        certificateAuthorityStatus: status,
        ...(notAfter !== undefined && { certificateAuthorityNotAfter: notAfter }),
      };
    }
    case 'not-found':
      return { certificateAuthorityStatus: 'not-found' };
    case 'unread':
      return { certificateAuthorityStatus: 'unknown', certificateAuthorityUnread: answer.because };
  }
}
