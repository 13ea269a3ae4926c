import type { World } from './world';

/** P12: that each digest which was written is posted, and again only where nobody answered, or nobody was left to hear the answer. */
export function checkDigests({ scheduler, table, chat }: World): void {
  for (const item of table.items.values()) {
    if (item['kind'] !== 'digest') continue;
    const { key } = item;
    const posts = chat.digests.filter((one) => one === key).length;
    const repeated = chat.unanswered.filter((one) => one === key).length + scheduler.chatFaults;
    if (posts === 0 || posts > 1 + repeated) scheduler.fail(`P12 ${String(key)} was posted ${posts} times`);
  }
}
