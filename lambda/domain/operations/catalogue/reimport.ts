import type { CatalogueEntry } from '../catalogue-entry';

/** The quickest repair there is: nothing that uses the certificate is touched. */
export const REIMPORT = {
  id: 'reimport',
  title: 'Import a new certificate over an imported one of ACM',
  when: 'A certificate that was imported into ACM ends soon, and its issuer gave you a new one. Whatever uses it takes over the new one under the same ARN.',
  rules: ['certificate-expired', 'certificate-expiring'],
  changes: 'The content of the certificate. Its ARN, its tags and whatever uses it stay as they are.',
  undo: 'notafter operations undo imports the old certificate again, with the file of its private key. Without that file, or once the old one has expired, there is no way back.',
  steps: [
    {
      say: 'Plan. It reads the whole account and the files of the new certificate, never a key, and looks at what is served now.',
      run: 'npx notafter operations plan reimport --certificate ARN --certificate-file new.pem --chain-file chain.pem --out plan.json',
    },
    {
      say: 'Carry it out. It asks first. The private key is read by this process only, and goes to ACM in this one call.',
      run: 'npx notafter operations apply plan.json --private-key-file key.pem',
    },
    {
      say: 'Verify, again after some minutes: ACM must hold the new certificate, and TLS handshakes with every listener that serves it must show it.',
      run: 'npx notafter operations verify plan.json',
    },
    {
      say: 'Put the old one back, if you have to and have its key.',
      run: 'npx notafter operations undo plan.json --private-key-file old-key.pem',
    },
  ],
  details: [
    'The plan is blocked where the new certificate does not cover a name of the old one, ends no later, is not valid now, has a key of another type or size, which ACM would refuse, or comes with a chain that is out of order; and where a public CA issued one of the two and not the other, until --accept-authority-change says that clients trust both.',
    'The private key stands in no plan, no journal and no message, and neither does the name of its file. One that does not belong to the certificate is refused before anything is asked of AWS.',
  ],
} as const satisfies CatalogueEntry;
