import { actorOf } from '../../lambda/contract/change-event-actor';

const ROLE = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::123456789012:assumed-role/deployer/ci-42',
  sessionContext: { sessionIssuer: { userName: 'deployer' } },
};

describe('actorOf', () => {
  test.each([
    { title: 'a user', identity: { type: 'IAMUser', userName: 'alice' }, actor: 'alice' },
    {
      title: 'a user without a name',
      identity: { type: 'IAMUser', arn: 'arn:aws:iam::123456789012:user/team/alice' },
      actor: 'alice',
    },
    { title: 'a user of whom nothing is told', identity: { type: 'IAMUser' }, actor: 'a user of IAM' },
    { title: 'root', identity: { type: 'Root', arn: 'arn:aws:iam::123456789012:root' }, actor: 'root' },
    { title: 'a role', identity: ROLE, actor: 'role deployer (ci-42)' },
    {
      title: 'a role with the person behind it',
      identity: { ...ROLE, sessionContext: { ...ROLE.sessionContext, sourceIdentity: 'alice' } },
      actor: 'role deployer (ci-42, alice)',
    },
    {
      title: 'a role whose session bears the name of the person behind it',
      identity: { ...ROLE, sessionContext: { sourceIdentity: 'ci-42' } },
      actor: 'role deployer (ci-42)',
    },
    { title: 'a role of which nothing is told', identity: { type: 'AssumedRole' }, actor: 'role without a name' },
    {
      title: 'a federated user',
      identity: { type: 'FederatedUser', arn: 'arn:aws:sts::123456789012:federated-user/bob' },
      actor: 'federated user bob',
    },
    {
      title: 'a user of an identity provider',
      identity: { type: 'WebIdentityUser', userName: 'bob' },
      actor: 'federated user bob',
    },
    {
      title: 'a federated user without a name',
      identity: { type: 'SAMLUser' },
      actor: 'federated user without a name',
    },
    {
      title: 'a service',
      identity: { type: 'AWSService', invokedBy: 'acm.amazonaws.com' },
      actor: 'acm.amazonaws.com',
    },
    { title: 'a service without a name', identity: { type: 'AWSService' }, actor: 'a service of AWS' },
    {
      title: 'a role for which a service acts',
      identity: { ...ROLE, invokedBy: 'cloudformation.amazonaws.com' },
      actor: 'role deployer (ci-42) through cloudformation.amazonaws.com',
    },
    {
      title: 'another account',
      identity: { type: 'AWSAccount', accountId: '210987654321' },
      actor: 'account 210987654321',
    },
    {
      title: 'a type of tomorrow',
      identity: { type: 'Robot', principalId: 'R2D2' },
      actor: 'Robot R2D2',
    },
    { title: 'a type of tomorrow with a name', identity: { type: 'Robot', userName: 'r2d2' }, actor: 'r2d2' },
    { title: 'nobody', identity: undefined, actor: 'nobody that the event names' },
    { title: 'a text', identity: 'alice', actor: 'nobody that the event names' },
  ])('names $title: $actor', ({ identity, actor }) => {
    expect(actorOf(identity)).toBe(actor);
  });
});
