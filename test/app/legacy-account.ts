import { isNarrow } from '../../lambda/domain/use/walk';
import { anAttachment } from '../builders/attachment';
import { anIamCertificate } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { anOkReading } from '../builders/reading';
import { aScannedAccount } from './scan-stage';

/** A certificate of IAM that ends in 18 days. */
export const legacy = anIamCertificate({ notBefore: daysFromNow(-380), notAfter: daysFromNow(18) });

/** Where it is. */
export const attached = anAttachment({ certificate: legacy.arn });

/** An account whose one load balancer holds a certificate of IAM until the test says otherwise. */
export function aLegacyAccount() {
  const stage = aScannedAccount();
  const attachments = { now: [attached] as readonly (typeof attached)[] };
  const scopes: unknown[] = [];
  stage.account.iam = [legacy];
  stage.account.instead = {
    attachments: {
      elbv2: async (place, scope) => {
        scopes.push(scope);
        return anOkReading({
          at: stage.account.now,
          region: place,
          source: 'elbv2',
          attachments: attachments.now
            .filter((one) => one.region === place)
            .map((one) => ({ ...one, observedAt: stage.account.now })),
          ...(isNarrow(scope) && { listeners: scope }),
        });
      },
    },
  };
  return { stage, attachments, scopes };
}
