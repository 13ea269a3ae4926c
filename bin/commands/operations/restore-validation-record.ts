import { checkRecords } from '../../../lambda/app/operations/check-records';
import { readRecordsPlan } from '../../../lambda/app/operations/plan-records';
import type { RecordPorts } from '../../../lambda/app/operations/record-ports';
import { publicDns } from '../../../lambda/collectors/dns';
import { GAP_WORDS } from '../../../lambda/domain/wording';
import { readValidation } from '../../../lambda/operators/certificate-validation';
import { readHeld, readZones } from '../../../lambda/operators/hosted-zones';
import type { OperatorClients } from '../../../lambda/operators/operator-clients';
import { Refusal } from '../../refusal';
import { systemClock } from '../../system-clock';
import { regionOfAcm } from './acm-certificate';
import type { OperationWiring } from './wiring';

const portsOf = (clients: OperatorClients): RecordPorts => ({
  validation: async (arn) => {
    const region = regionOfAcm(arn);
    return readValidation(clients.acm(region), arn, region);
  },
  zones: async () => readZones(clients.route53()),
  held: async (zone, name) => readHeld(clients.route53(), zone, name),
  dns: publicDns(),
});

/** Puts records of validation back. */
export const restoreValidationRecord: OperationWiring = {
  takes: ['zone', 'replace'],
  plan: async ({ certificate, zone, replace }, { account, clients }) => {
    const ports = portsOf(clients);
    const validation = await ports.validation(certificate);
    if (validation.kind === 'gone') throw new Refusal(`there is no certificate ${certificate}`);
    if (validation.kind === 'unreadable')
      throw new Refusal(`${certificate} could not be read: ${GAP_WORDS[validation.because]}`);
    return readRecordsPlan({ account, at: systemClock.now(), validation, zone, replace: replace === true }, ports);
  },
  evidence: async (plan, { clients }) => checkRecords(plan, portsOf(clients)),
};
