import { failureOf } from '../../../lambda/collectors/failure';
import type { Check } from '../../../lambda/domain/operations/check';
import { planDnsValidation } from '../../../lambda/domain/operations/validate-by-dns';
import { GAP_WORDS } from '../../../lambda/domain/wording';
import { readValidation } from '../../../lambda/operators/certificate-validation';
import { methodFingerprint, readDomains, validatedByDns } from '../../../lambda/operators/validation-method';
import { Refusal } from '../../refusal';
import { systemClock } from '../../system-clock';
import { regionOfAcm } from './acm-certificate';
import type { OperationWiring } from './wiring';

/** From e-mail to DNS. */
export const validateByDns: OperationWiring = {
  takes: [],
  plan: async ({ certificate }, { account, clients }) => {
    const region = regionOfAcm(certificate);
    const client = clients.acm(region);
    const reading = await readValidation(client, certificate, region);
    if (reading.kind === 'gone') throw new Refusal(`there is no certificate ${certificate}`);
    if (reading.kind === 'unreadable')
      throw new Refusal(`${certificate} could not be read: ${GAP_WORDS[reading.because]}`);
    const method = await answered(methodFingerprint(client, certificate), certificate);
    return planDnsValidation({ account, madeAt: systemClock.now(), subject: reading.subject, region, method });
  },
  evidence: async ({ subject }, { clients }) => {
    const isByDns = await domainsOf(clients.acm(regionOfAcm(subject.arn)), subject.arn);
    return subject.names.map((on): Check => {
      const answer = isByDns?.get(on);
      if (answer === undefined) return { kind: 'by-dns', on, result: 'unknown' };
      return { kind: 'by-dns', on, result: answer ? 'yes' : 'no' };
    });
  },
  next: ({ subject }) =>
    `npx notafter operations plan restore-validation-record --certificate ${subject.arn} --out records.json`,
};

async function answered<Answer>(asked: Promise<Answer>, certificate: string): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw new Refusal(
      `how ${certificate} is validated could not be read: ${GAP_WORDS[failureOf(error).reason]}; a region may not know this yet`,
    );
  }
}

async function domainsOf(client: Parameters<typeof readDomains>[0], arn: string) {
  try {
    return validatedByDns(await readDomains(client, arn));
  } catch (error) {
    failureOf(error);
    return undefined;
  }
}
