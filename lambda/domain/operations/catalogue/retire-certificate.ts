import type { CatalogueEntry } from '../catalogue-entry';

/** The end of a migration. */
export const RETIRE_CERTIFICATE = {
  id: 'retire-certificate',
  title: 'Delete a server certificate of IAM that nothing uses',
  when: 'A migration is done, and the old certificate of IAM stays behind: somebody in a hurry may attach it again.',
  rules: ['legacy-certificate-idle'],
  changes:
    'The server certificate is deleted. Its public parts, its path and its tags stay in the plan; its private key is lost unless you have the file.',
  undo: 'notafter operations undo uploads it again under its name, path and tags, with the file of its private key. Without that file, or once it has expired, there is no way back. It has another id then.',
  steps: [
    {
      say: 'Plan. It reads the whole account, and is blocked where anything uses the certificate or was not read. This is the first of two readings.',
      run: 'npx notafter operations plan retire-certificate --certificate NAME --out plan.json',
    },
    {
      say: 'Wait 14 days. The plan is refused before, and again after 44 days.',
    },
    {
      say: 'Carry it out. It reads the whole account once more, right before it deletes anything, and stops where anything uses the certificate. It asks first.',
      run: 'npx notafter operations apply plan.json',
    },
    { say: 'Verify that it is gone.', run: 'npx notafter operations verify plan.json' },
    {
      say: 'Put it back, if you have to and have its key.',
      run: 'npx notafter operations undo plan.json --private-key-file key.pem',
    },
  ],
  details: [
    'IAM refuses to delete a certificate that it knows to be attached, and AWS says that it does not always know. So both readings must be whole: every region, every kind of load balancer, CloudFront and AppSync. What the configuration leaves out counts as not read.',
    'What uses a certificate without AWS knowing, such as a server that downloaded it long ago, no reading shows. IAM gives no private key to anybody, so that such a server has a file of its own.',
  ],
} as const satisfies CatalogueEntry;
