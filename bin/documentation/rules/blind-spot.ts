import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'blind-spot',
  looksAt: 'the cells of an account (a service in a region) that could not be read, by the reason',
  why: [
    'A certificate that cannot be read is not a healthy one. What was read earlier is still judged by its date, so that an expiry is seen coming; but nobody sees a renewal, a new certificate, or one that was detached. After a day nobody can tell whether what was close to its end has been renewed.',
  ],
  fails: ({ blindSpot: { scanIntervals, criticalAfterHours } }) => [
    {
      severity: 'critical',
      when: `a cell has not been read for ${criticalAfterHours} hours, and last held a certificate, perhaps in use, inside its warning limits; what a service control policy denies is never worse than a warning`,
    },
    {
      severity: 'warning',
      when: `a cell was never read whole, or not for ${scanIntervals} scan intervals (with \`scanEvery\` of 1h: ${scanIntervals} hours)`,
    },
  ],
  deadline: 'none',
  thresholds: ['blindSpot'],
  lacks: [],
  check: [
    {
      say: 'Whether you can read it yourself, with your own credentials:',
      run: ['npx notafter scan --region REGION'],
    },
    {
      say: 'What AWS answered to the function, word for word, with the policy that denied it:',
      run: [
        'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=Username,AttributeValue=notafter-scan --query \'Events[].CloudTrailEvent\' --output text | grep -o \'"errorMessage":"[^"]*"\' | sort | uniq -c',
      ],
    },
    {
      say: 'Which cells the last scans could not read (`unread`), in the log of the function:',
      run: [
        'aws logs tail "$(aws lambda get-function-configuration --function-name notafter-scan --query LoggingConfig.LogGroup --output text)" --since 3h',
      ],
    },
  ],
  fix: [
    {
      title: 'Denied to the function alone',
      steps: [
        {
          say: 'See whether its role differs from what was deployed, and put it back: a new deployment changes only what its template changes.',
          run: [
            'aws cloudformation detect-stack-drift --stack-name notafter',
            'aws cloudformation describe-stack-resource-drifts --stack-name notafter --stack-resource-drift-status-filters MODIFIED DELETED',
          ],
        },
        {
          say: 'If it does not: a permissions boundary or a policy of the organization is in the way. The answer of AWS, above, names it.',
        },
      ],
    },
    {
      title: 'Denied by a service control policy',
      steps: [
        {
          say: 'Ask its owner to leave reading alone: `acm:List*`, `acm:Describe*`, `iam:List*`, `iam:Get*`, `elasticloadbalancing:Describe*`, `cloudfront:List*`. If it switches a whole region off, leave that region out, as below.',
        },
      ],
    },
    {
      title: 'Throttled, timed out, failing',
      steps: [
        {
          say: 'For a scan or two it heals by itself. For hours: look at AWS Health, then for who else calls these APIs as fast as they go: notafter keeps to half of the published quotas, and the quota is one for all.',
        },
      ],
    },
    {
      title: 'Unreachable',
      steps: [
        {
          say: 'The function runs outside of any VPC: somebody moved it, or the region has trouble. Look at AWS Health.',
        },
      ],
    },
  ],
  silence: [
    'A region that nobody uses: list the others under `regions` in `notafter.config.ts` and deploy. It is then left out on purpose, and the finding ends as _out of scope_.',
  ],
};
