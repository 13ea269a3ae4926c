import type { LocalAws } from '../test/aws/local-aws';
import { install, type Installation, type InstallationStep } from '../test/end-to-end/installation';
import { START } from './calendar';
import type { Edge } from './edge';
import { type Estate, makeEstate } from './estate';
import type { Stage } from './presentation/stage';
import { wordsForLastScan } from './scan-facts';

const STEPS: Readonly<Record<InstallationStep, string>> = {
  'local-aws': 'start a local AWS',
  bootstrap: 'cdk bootstrap',
  deploy: 'cdk deploy',
  'first-scan': 'first scan',
};

/** The product in an account that has something to watch. */
export interface SetUp {
  readonly installation: Installation;
  readonly estate: Estate;
}

/** Starts and deploys everything; ends when the first scan, which follows a deployment by itself, has been told. */
export async function setUp(stage: Stage, edge: Edge, signal: AbortSignal): Promise<SetUp> {
  let made: { readonly aws: LocalAws; readonly estate: Estate } | undefined;

  const installation = await install({
    asUser: true,
    signal,
    start: START,
    nameServer: edge.nameServer,
    configuration: () => ({ accountName: 'exchange-prod' }),
    before: async (aws) => {
      const estate = await stage.step(
        'make an account to watch',
        async () => makeEstate({ aws, edge }),
        wordsForEstate,
      );
      made = { aws, estate };
      stage.date(await aws.now(), 'Deployed');
    },
    step: async (name, work) => {
      let words = '';
      const workAndAsk = async () => {
        const result = await work();
        if (name === 'first-scan' && made !== undefined) words = await wordsForLastScan(made.aws);
        return result;
      };
      return stage.step(STEPS[name], workAndAsk, () => words);
    },
  });
  if (made === undefined) throw new Error('the account was not made');
  return { installation, estate: made.estate };
}

const wordsForEstate = ({ certificates, loadBalancers }: Estate): string =>
  `${certificates} certificates, ${loadBalancers.length + 1} load balancers`;
