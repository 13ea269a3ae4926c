import * as z from 'zod';

/** The little of a CloudFormation template that has a price or sets one in motion. */
const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const functionProperties = z.object({ FunctionName: z.string(), MemorySize: z.number() });
const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  Targets: z.array(z.object({ Arn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }) })),
});
const alarmProperties = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.unknown()).default([]),
});

/** What a template says of costs. */
export interface PricedTemplate {
  readonly keys: number;
  readonly secrets: number;
  readonly alarms: number;
  /** Metrics of our own that alarms look at or that filters make of logs. */
  readonly customMetrics: number;
  /** One for each target of each schedule. */
  readonly schedules: readonly {
    readonly functionName: string;
    readonly memoryMegabytes: number;
    readonly minutes: number;
  }[];
}

/** Reads a synthesized template. Throws on a schedule or an alarm of a form that it does not know: what is not counted would be free. */
export function pricedTemplate(template: unknown): PricedTemplate {
  const resources = Object.entries(templateSchema.parse(template).Resources);
  const ofType = (type: string) =>
    resources.filter(([, { Type }]) => Type === type).map(([, { Properties }]) => Properties);
  const functions = new Map(
    resources.flatMap(([id, { Type, Properties }]) =>
      Type === 'AWS::Lambda::Function' ? [[id, functionProperties.parse(Properties)] as const] : [],
    ),
  );
  const alarms = ofType('AWS::CloudWatch::Alarm').map((properties) => alarmProperties.parse(properties));
  const customMetrics = new Set(
    alarms.filter(({ Namespace }) => !Namespace.startsWith('AWS/')).map((alarm) => JSON.stringify(alarm)),
  );
  return {
    keys: ofType('AWS::KMS::Key').length,
    secrets: ofType('AWS::SecretsManager::Secret').length,
    alarms: alarms.length + ofType('AWS::CloudWatch::CompositeAlarm').length,
    customMetrics: customMetrics.size + ofType('AWS::Logs::MetricFilter').length,
    schedules: ofType('AWS::Events::Rule')
      .filter((properties) => 'ScheduleExpression' in properties)
      .map((properties) => scheduleProperties.parse(properties))
      .flatMap(({ ScheduleExpression, Targets }) =>
        Targets.map(({ Arn }) => scheduleOf(functions.get(Arn['Fn::GetAtt'][0]), ScheduleExpression)),
      ),
  };
}

function scheduleOf(target: z.infer<typeof functionProperties> | undefined, expression: string) {
  const [, amount = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const minutes = Number(amount) * ({ minute: 1, hour: 60, day: 1440 }[unit] ?? 0);
  if (target === undefined || minutes === 0) throw new Error(`cannot tell what the schedule '${expression}' costs`);
  return { functionName: target.FunctionName, memoryMegabytes: target.MemorySize, minutes };
}
