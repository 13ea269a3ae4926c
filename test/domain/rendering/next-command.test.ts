import { type CertificateArn, ruleId } from '../../../lambda/domain/ids';
import { nextCommand } from '../../../lambda/domain/rendering/next-command';
import { allRules } from '../../../lambda/domain/rules';
import type { About, SubjectId } from '../../../lambda/domain/subject';
import { anAttachment } from '../../builders/attachment';
import { acmArn } from '../../builders/certificate';
import { aFinding, anAbout, anOpenState, aNotice } from '../../builders/message';
import type { Overrides } from '../../builders/overrides';

const ARN = `--region eu-west-1 --certificate-arn ${acmArn()}`;
const IAM = { arn: 'arn:aws:iam::123456789012:server-certificate/api-2019', region: 'global' } as Overrides<About>;

const commandFor = (rule: string, about: Overrides<About> = {}): string | undefined =>
  nextCommand(ruleId(rule), aNotice({ about: anAbout(about) }));
const commandOn = (subject: SubjectId): string | undefined =>
  nextCommand(ruleId('any'), aNotice({ subject, about: anAbout({ arn: undefined }) }));

describe('nextCommand', () => {
  test.each`
    rule                           | command
    ${'certificate-expiring'}      | ${'aws acm request-certificate --region eu-west-1 --validation-method DNS --domain-name api.example.com'}
    ${'weak-key'}                  | ${'aws acm request-certificate --region eu-west-1 --validation-method DNS --domain-name api.example.com'}
    ${'renewal-blocked'}           | ${`aws acm describe-certificate ${ARN} --query Certificate.RenewalSummary`}
    ${'renewal-ineligible'}        | ${`aws acm describe-certificate ${ARN} --query 'Certificate.[RenewalEligibility,InUseBy]'`}
    ${'validation-record-missing'} | ${`aws acm describe-certificate ${ARN} --query Certificate.DomainValidationOptions`}
    ${'validated-by-email'}        | ${`aws acm update-certificate-options ${ARN} --options ValidationMethod=DNS`}
    ${'exported-copy-stale'}       | ${`aws acm export-certificate ${ARN} --passphrase fileb://passphrase`}
    ${'migration-unfinished'}      | ${`npx notafter migrate plan --from ${acmArn()} --out plan.json`}
    ${'of-tomorrow'}               | ${`aws acm describe-certificate ${ARN}`}
  `('of $rule is $command', ({ rule, command }: { rule: string; command: string }) => {
    expect(commandFor(rule)).toBe(command);
  });

  test.each`
    subject                       | command
    ${'blind-spot:no-permission'} | ${'npx notafter scan --all-regions'}
    ${'alert-path:pages'}         | ${'npx notafter doctor'}
    ${'change-events:eu-west-1'}  | ${'aws cloudtrail describe-trails --region eu-west-1'}
    ${'drill:1'}                  | ${undefined}
  `('on $subject is $command', ({ subject, command }: { subject: SubjectId; command?: string }) => {
    expect(commandOn(subject)).toBe(command);
  });

  test('requests a certificate for every name, wildcards in quotes', () => {
    expect(commandFor('certificate-expiring', { names: ['example.com', '*.example.com'] })).toMatch(
      / --domain-name example\.com --subject-alternative-names '\*\.example\.com'$/,
    );
  });

  test.each`
    about                                                                                             | what
    ${{ names: [] }}                                                                                  | ${'names nothing'}
    ${{ names: ['api.example.com', '$(reboot).com'] }}                                                | ${'has a name that DNS does not know'}
    ${{ names: ['--region'] }}                                                                        | ${'has a name that is an option'}
    ${{ names: Array.from({ length: 90 }, (_, index) => `a-rather-long-name-${index}.example.com`) }} | ${'has more names than anybody pastes'}
  `('looks at the certificate where it $what', ({ about }: { about: Overrides<About> }) => {
    expect(commandFor('certificate-expired', about)).toBe(`aws acm describe-certificate ${ARN}`);
  });

  test('requests nothing where names are left out of the message', () => {
    const notice = aNotice({ omitted: { names: 1 } });

    expect(nextCommand(ruleId('certificate-expired'), notice)).toBe(`aws acm describe-certificate ${ARN}`);
  });

  test.each`
    attachments                                  | region         | what
    ${[anAttachment()]}                          | ${'eu-west-1'} | ${'a load balancer'}
    ${[{ ...anAttachment(), region: 'global' }]} | ${'us-east-1'} | ${'a distribution'}
  `('requests in $region what takes the place of one of IAM on $what', ({ attachments, region }) => {
    expect(commandFor('legacy-certificate-in-use', { ...IAM, attachments })).toContain(` --region ${String(region)} `);
  });

  const PLAN = `npx notafter migrate plan --from ${String(IAM.arn)} --out plan.json`;

  test.each([[[]], [undefined]])('plans the move of one of IAM whose uses are %j', (attachments) => {
    expect(commandFor('legacy-certificate-in-use', { ...IAM, attachments })).toBe(PLAN);
  });

  test.each`
    coveredBy      | about  | command                           | what
    ${[acmArn(2)]} | ${IAM} | ${PLAN}                           | ${'of one of IAM, where another covers its names'}
    ${[]}          | ${IAM} | ${'aws acm request-certificate'}  | ${'of one of IAM, where none does'}
    ${[acmArn(2)]} | ${{}}  | ${'aws acm describe-certificate'} | ${'of one of ACM'}
  `('is $command $what', ({ coveredBy, about, command }) => {
    const findings = [aFinding({ facts: { coveredBy } })] as const;
    const attachments = [anAttachment()];
    const notice = aNotice({
      about: anAbout({ attachments, ...(about as Overrides<About>) }),
      state: anOpenState({ findings }),
    });

    expect(nextCommand(ruleId('certificate-expiring'), notice)?.startsWith(String(command))).toBe(true);
  });

  test('scans where a certificate is none of ACM, and nothing replaces it yet', () => {
    expect(commandFor('migration-stalled', IAM)).toBe('npx notafter scan --all-regions');
    expect(commandFor('renewal-overdue', { arn: undefined })).toBe('npx notafter scan --all-regions');
  });

  test.each(['renewal-blocked', 'migration-unfinished'])(
    'of %s shows all cases where no command can hold the ARN',
    (rule) => {
      const arn = `${acmArn()}\u200b` as CertificateArn;

      expect(commandFor(rule, { arn })).toBe('npx notafter cases');
    },
  );

  test('takes nothing away, whatever the rule', () => {
    const all = allRules.map(({ id }) => commandFor(id));

    expect(all).not.toContain(undefined);
    expect(all.filter((command) => /delete|remove|detach|modify/.test(command ?? ''))).toEqual([]);
  });
});
