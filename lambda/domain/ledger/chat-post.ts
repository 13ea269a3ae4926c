import type { Digest } from '../digest/digest';
import type { WeekId } from '../digest/due-week';
import type { AccountId } from '../ids';
import type { Bulletin, BulletinKey, Line } from './bulletin';

/** What a chat is told once a week. It is nobody's news: no case is marked with it, and no later bulletin overtakes it. */
export interface DigestPost extends Omit<Bulletin, 'kind' | 'lines'> {
  readonly kind: 'digest';
  readonly digest: Digest;
}
/** One post to chat, tried for 24 h, that each sink makes once. */
export type ChatPost = Bulletin | DigestPost;
/** The cases that it tells of, which are marked with it: a digest has none. */
export const linesIn = (post: ChatPost): readonly Line[] => (post.kind === 'bulletin' ? post.lines : []);
/** A week has one digest: whoever writes a second finds the first. No subject of a bulletin is called so. */
export const digestKey = (account: AccountId, week: WeekId): BulletinKey => `bulletin:1:${account}:digest:${week}`;
