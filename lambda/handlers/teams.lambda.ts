import { teams } from '../notifiers/teams/teams';
import { chatHandler } from './sinks';

/** Posts a bulletin to Microsoft Teams, once. */
export const handler = chatHandler('teams', ({ media, secret, ...parts }) =>
  teams({ ...media.teams, ...parts, workflowUrl: secret }),
);
