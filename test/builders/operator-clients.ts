import type { OperatorClients } from '../../lambda/operators/operator-clients';

/** The clients that a test is about; to ask another one is a mistake. */
export const onlyClients = (clients: Partial<OperatorClients>): OperatorClients => ({
  ...{ acm: askedByMistake, iam: askedByMistake, route53: askedByMistake },
  ...clients,
});

function askedByMistake(): never {
  throw new Error('this client is none of the business of the test');
}
