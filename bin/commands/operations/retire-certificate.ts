import { failureOf } from '../../../lambda/collectors/failure';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import type { Subject } from '../../../lambda/domain/operations/operation-plan';
import { blockerSentence } from '../../../lambda/domain/operations/reasons';
import { planRetirement, reasonsToStay, type UsesSeen } from '../../../lambda/domain/operations/retire-certificate';
import { GAP_WORDS } from '../../../lambda/domain/wording';
import { awsChanges } from '../../../lambda/operators/changes';
import { digestOfPem } from '../../../lambda/operators/leaf';
import type { OperatorClients } from '../../../lambda/operators/operator-clients';
import { readServerCertificate } from '../../../lambda/operators/server-certificate';
import { Refusal } from '../../refusal';
import { systemClock } from '../../system-clock';
import { type UsesNow, usesNow } from './uses-now';
import type { OperationWiring } from './wiring';

/** Deletes a server certificate of IAM that nothing uses. */
export const retireCertificate: OperationWiring = {
  takes: ['config'],
  plan: async ({ certificate: text, config }, { account, clients }) => {
    const madeAt = systemClock.now();
    const now = await usesNow(text, config);
    const { certificate } = now;
    if (certificate.source !== 'iam')
      throw new Refusal(`${certificate.arn} is of ACM: this deletes server certificates of IAM only`);
    const { name } = certificate;
    const { leaf, ...parts } = await partsOf(clients, name);
    return planRetirement({
      ...{ account, madeAt, leaf, subject: subjectOf(certificate), certificate: { name, ...parts } },
      ...seen(now),
    });
  },
  // Whether it is gone says the change itself.
  evidence: async () => Promise.resolve([]),
  hesitate: async ({ subject, changes }, { clients }) => {
    const [change] = changes;
    if (change?.kind !== 'deletion') return;
    const standing = await awsChanges(clients).read(change);
    // Whoever died right after it was deleted has nothing left to read.
    if (standing.kind === 'read' && standing.fingerprint === change.after) return;
    const now = await usesNow(subject.id, undefined);
    const [reason] = reasonsToStay(seen(now));
    if (reason !== undefined) throw new Refusal(`nothing was deleted: ${blockerSentence(reason)}`);
  },
};

const seen = ({ attachments, gaps }: UsesNow): UsesSeen => ({
  uses: [...new Set(attachments.map(({ name, resource }) => name || resource))],
  gaps,
});

function subjectOf({ id, arn, region, names, notAfter }: Certificate): Subject {
  return { id, arn, region, names, ...(notAfter !== undefined && { notAfter }) };
}

async function partsOf(clients: OperatorClients, name: string) {
  try {
    const parts = await readServerCertificate(clients.iam(), name);
    const leaf = parts && digestOfPem(parts.kept.certificate);
    if (parts === undefined || leaf === undefined)
      throw new Refusal(`IAM answered nothing that can be used of ${name}`);
    return { ...parts, leaf };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${name} could not be read: ${GAP_WORDS[failureOf(error).reason]}`);
  }
}
