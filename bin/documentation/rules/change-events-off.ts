import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'change-events',
  looksAt:
    'the trails of CloudTrail that are in force in the home region, and in each region that forwards its events to it: those of all regions and of the organization too',
  why: [
    'EventBridge hears of the calls that people make through CloudTrail, and only where a trail logs them. Without one, an upload to IAM is noticed by the hourly scan, and an attachment by the walk of all listeners, every six hours; who did it is not known at all. What comes and goes between two readings is not noticed.',
  ],
  fails: () => [
    {
      severity: 'info',
      when: 'one of these regions has no trail, or each of them is stopped or logs no management events that write',
    },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: ['trails'],
  check: [
    {
      say: 'Which trails there are:',
      run: [
        "aws cloudtrail describe-trails --region REGION --query 'trailList[].[Name,TrailARN,HomeRegion,IsMultiRegionTrail]' --output text",
      ],
    },
    {
      say: 'Whether one logs, and what; the second in the region where the trail was made. Wanted is `All` or `WriteOnly` with management events, or an advanced selector of the category `Management` without `readOnly` `true`:',
      run: [
        'aws cloudtrail get-trail-status --region REGION --name TRAIL-ARN --query IsLogging',
        'aws cloudtrail get-event-selectors --region TRAIL-REGION --trail-name TRAIL-ARN',
      ],
    },
  ],
  fix: [
    {
      title: 'There is a trail',
      steps: [
        { say: 'Start it:', run: ['aws cloudtrail start-logging --region TRAIL-REGION --name TRAIL-ARN'] },
        {
          say: 'Where it logs something else, have it log management events that write, too. This replaces its selectors: keep those of its data events.',
          run: [
            'aws cloudtrail put-event-selectors --region TRAIL-REGION --trail-name TRAIL-ARN --event-selectors \'[{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true}]\'',
          ],
        },
      ],
    },
    {
      title: 'There is none',
      steps: [
        {
          say: 'Make one of all regions, with a bucket whose policy lets CloudTrail write. The first copy of management events is free of charge, its storage is not.',
          run: [
            'aws cloudtrail create-trail --region REGION --name management --s3-bucket-name BUCKET --is-multi-region-trail',
            'aws cloudtrail start-logging --region REGION --name management',
          ],
        },
      ],
    },
  ],
};
