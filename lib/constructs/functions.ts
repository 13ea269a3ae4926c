import { ArnFormat, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { FUNCTION_ENVIRONMENT } from '../../lambda/contract/environment';
import { FUNCTION_NAMES, type FunctionName, isSink } from '../../lambda/contract/functions';
import { FUNCTION_PERMISSIONS } from '../../lambda/contract/permissions';
import type { Settings } from '../../lambda/contract/settings';
import { TIMING } from '../../lambda/contract/timing';
import { BundledCode } from './bundled-code';
import { BundledFunction, type BundledFunctionProps, type Environment, functionArn } from './bundled-function';
import type { Ledger } from './ledger';
import { permit, type Resources } from './permit';
import type { Snapshots } from './snapshots';

/** What our functions read and write. */
export interface FunctionsProps {
  readonly settings: Settings;
  readonly pages: ITopic;
  readonly chat: ITopic;
  readonly ledger: Ledger;
  readonly snapshots: Snapshots;
  /**
   * Key of the above.
   * @default - none of a customer
   */
  readonly encryptionKey?: IKey;
}

type Traits = Pick<BundledFunctionProps, 'description' | 'timeout' | 'retryAttempts' | 'maxEventAge'>;

const timeoutOf = (name: FunctionName): Duration => Duration.seconds(TIMING[name].timeoutSeconds);

const TRAITS: Readonly<Record<FunctionName, Traits>> = {
  scan: { description: 'Reads and judges the certificates of the account', timeout: timeoutOf('scan') },
  announce: {
    description: 'Makes topics and sinks agree with the ledger',
    timeout: timeoutOf('announce'),
    // The next pass comes within a minute: passes that piled up in an outage would all do the same.
    retryAttempts: 0,
    maxEventAge: Duration.minutes(1),
  },
  'on-certificate-event': {
    description: 'Asks for a new reading where AWS reports that something happened',
    timeout: timeoutOf('on-certificate-event'),
  },
  page: { description: 'Makes the pager agree with the ledger', timeout: timeoutOf('page') },
  chat: { description: 'Makes the chat agree with the ledger', timeout: timeoutOf('chat') },
};

/** Our functions, each with its own role. */
export class Functions extends Construct {
  readonly scan: IFunction;
  readonly announce: IFunction;
  readonly onCertificateEvent: IFunction;
  /** Absent without a pager. */
  readonly page?: IFunction;
  /** Absent without a chat. */
  readonly chat?: IFunction;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const names = namesFor(props.settings);
    const code = new BundledCode(this, props.settings, names);
    const values = environmentOf(this, names, code.version, props);
    const resources = resourcesOf(this, names, props);

    const deploy = (name: FunctionName): IFunction => {
      const environment = Object.fromEntries(FUNCTION_ENVIRONMENT[name].map((key) => [key, values[key]]));
      const bundled = new BundledFunction(this, name, { name, code: code.of(name), environment, ...TRAITS[name] });
      permit(bundled.role, FUNCTION_PERMISSIONS[name], resources);
      return bundled.function;
    };
    this.scan = deploy('scan');
    this.announce = deploy('announce');
    this.onCertificateEvent = deploy('on-certificate-event');
    if (names.includes('page')) this.page = deploy('page');
    if (names.includes('chat')) this.chat = deploy('chat');

    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${props.snapshots.node.id}.Arn>/*]`,
      reason: 'Each scan writes an object of its own, whose name nobody knows beforehand; the bucket is ours alone.',
    });
  }
}

/** All but the sinks whose medium the settings do not name. */
const namesFor = ({ pagerduty, slack }: Settings): readonly FunctionName[] =>
  FUNCTION_NAMES.filter((name) => !isSink(name) || (name === 'page' ? pagerduty : slack) !== undefined);

function environmentOf(
  scope: Construct,
  names: readonly FunctionName[],
  deployedVersion: string,
  { ledger, snapshots, pages, chat }: FunctionsProps,
): Environment {
  const arnOf = (name: FunctionName) => (names.includes(name) ? functionArn(scope, name) : undefined);
  return {
    account: Stack.of(scope).account,
    ledgerTable: ledger.table.tableName,
    snapshotBucket: snapshots.bucket.bucketName,
    pagesTopic: pages.topicArn,
    chatTopic: chat.topicArn,
    scanFunction: arnOf('scan'),
    announceFunction: arnOf('announce'),
    pageFunction: arnOf('page'),
    chatFunction: arnOf('chat'),
    deployedVersion,
  };
}

function resourcesOf(
  scope: Construct,
  names: readonly FunctionName[],
  { settings, ledger, snapshots, pages, chat, encryptionKey }: FunctionsProps,
): Resources {
  const { secretName } = settings;
  const secret = Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    // Secrets Manager adds six characters of its own.
    resourceName: `${secretName}-??????`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return {
    ledger: [ledger.table.tableArn],
    snapshots: [snapshots.bucket.bucketArn, snapshots.bucket.arnForObjects('*')],
    secret: [secret],
    topics: [pages.topicArn, chat.topicArn],
    scan: [functionArn(scope, 'scan')],
    announce: [functionArn(scope, 'announce')],
    sinks: names.filter(isSink).map((name) => functionArn(scope, name)),
    'encryption-key': encryptionKey === undefined ? [] : [encryptionKey.keyArn],
  };
}
