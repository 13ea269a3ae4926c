import { ArnFormat, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { environmentOf } from '../../lambda/contract/environment';
import { FUNCTION_NAMES, type FunctionName, type OwnFunctionName } from '../../lambda/contract/functions';
import { permissionsOf } from '../../lambda/contract/permissions';
import type { Settings } from '../../lambda/contract/settings';
import { isSinkName, SINK_NAMES, type SinkName, SINKS } from '../../lambda/contract/sinks';
import { TIMING } from '../../lambda/contract/timing';
import { BundledCode } from './bundled-code';
import {
  BundledFunction,
  type BundledFunctionProps,
  type Environment,
  functionArn,
  functionName,
} from './bundled-function';
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

const timeoutOf = (name: keyof typeof TIMING): Duration => Duration.seconds(TIMING[name].timeoutSeconds);

const OWN_TRAITS: Readonly<Record<OwnFunctionName, Traits>> = {
  scan: {
    description: 'Reads and judges the certificates of the account',
    timeout: timeoutOf('scan'),
  },
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
  'on-change-event': {
    description: 'Asks for a new reading where somebody changed something',
    timeout: timeoutOf('on-change-event'),
  },
};

const traitsOf = (name: FunctionName): Traits =>
  isSinkName(name)
    ? { description: `Makes ${SINKS[name].title} agree with the ledger`, timeout: timeoutOf('sink') }
    : OWN_TRAITS[name];

/** Our functions, each with its own role. */
export class Functions extends Construct {
  readonly scan: IFunction;
  readonly announce: IFunction;
  readonly onCertificateEvent: IFunction;
  readonly onChangeEvent: IFunction;
  /** Those whose medium the settings name, each with the topic that it serves. */
  readonly sinks: readonly { readonly topic: (typeof SINKS)[SinkName]['topic']; readonly function: IFunction }[];

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const sinks = SINK_NAMES.filter((name) => props.settings.media[SINKS[name].medium] !== undefined);
    const names = FUNCTION_NAMES.filter((name) => !isSinkName(name) || sinks.includes(name));
    const code = new BundledCode(this, names, props.settings);
    const values = valuesOf(this, sinks, code.version, props);
    const resources = resourcesOf(this, sinks, props);

    const deploy = (name: FunctionName): IFunction => {
      const environment = Object.fromEntries(environmentOf(name).map((key) => [key, values[key]]));
      const bundled = new BundledFunction(this, name, {
        functionName: functionName(this, name),
        code: code.of(name),
        environment,
        ...traitsOf(name),
      });
      permit(bundled.role, permissionsOf(name), resources);
      return bundled.function;
    };
    this.scan = deploy('scan');
    this.announce = deploy('announce');
    this.onCertificateEvent = deploy('on-certificate-event');
    this.onChangeEvent = deploy('on-change-event');
    this.sinks = sinks.map((name) => ({ topic: SINKS[name].topic, function: deploy(name) }));

    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${props.snapshots.node.id}.Arn>/*]`,
      reason: 'Each scan writes an object of its own, whose name nobody knows beforehand; the bucket is ours alone.',
    });
  }
}

function valuesOf(
  scope: Construct,
  sinks: readonly SinkName[],
  deployedVersion: string,
  { ledger, snapshots, pages, chat }: FunctionsProps,
): Environment {
  return {
    account: Stack.of(scope).account,
    ledgerTable: ledger.table.tableName,
    snapshotBucket: snapshots.bucket.bucketName,
    pagesTopic: pages.topicArn,
    chatTopic: chat.topicArn,
    scanFunction: functionArn(scope, 'scan'),
    announceFunction: functionArn(scope, 'announce'),
    sinkFunctions: Stack.of(scope).toJsonString(
      Object.fromEntries(sinks.map((name) => [name, functionArn(scope, name)])),
    ),
    deployedVersion,
  };
}

function resourcesOf(
  scope: Construct,
  sinks: readonly SinkName[],
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
    sinks: sinks.map((name) => functionArn(scope, name)),
    network: [],
    'encryption-key': encryptionKey === undefined ? [] : [encryptionKey.keyArn],
  };
}
