import type { Change } from './change';

/** What a change is about. */
export function changeLabel(change: Change): string {
  switch (change.kind) {
    case 'record':
      return `the CNAME record ${change.name}`;
    case 'validation-method':
      return `the validation of ${change.certificate}`;
    case 'content':
      return `the content of ${change.certificate}`;
    case 'deletion':
      return `the server certificate ${change.name}`;
  }
}

/** What a change does, as a sentence of a plan. */
export function changeSentence(change: Change): string {
  switch (change.kind) {
    case 'record': {
      const { zone, name, record, replaced } = change;
      const instead = replaced === undefined ? 'where nothing stands' : `in place of ${replaced.value}`;
      return `put ${name} CNAME ${record.value} into zone ${zone}, ${instead}`;
    }
    case 'validation-method':
      return `ask ACM to validate ${change.certificate} by DNS from now on`;
    case 'content':
      return `import the new certificate over ${change.certificate}; its private key is asked for by apply`;
    case 'deletion':
      return `delete the server certificate ${change.name} of IAM`;
  }
}

/** Why a change cannot be taken back, or what that takes; `undefined`: nothing. */
export function undoNote(change: Change): string | undefined {
  switch (change.kind) {
    case 'record':
      return undefined;
    case 'validation-method':
      return 'There is no way back: ACM changes from e-mail to DNS, never from DNS to e-mail.';
    case 'content':
      return 'The way back needs the private key of the old certificate, which AWS gives to nobody: keep its file. There is none to a certificate that has expired.';
    case 'deletion':
      return 'AWS gives the private key to nobody: the way back is to upload the certificate again, with the file of its key. Without that file there is none.';
  }
}
