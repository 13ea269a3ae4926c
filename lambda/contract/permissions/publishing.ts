import type { Permission } from './permission';

/** What telling the subscribers of our topics takes. */
export const PUBLISHING_PERMISSIONS: readonly Permission[] = [
  { actions: ['sns:Publish'], on: 'topics', reason: 'pages and bulletins reach their subscribers' },
];
