/** An item that cannot be read is left as it is: as a case it keeps what is open and rings nothing. An absent one lets go. */
export type Stored<Item> = Item | 'unreadable';

/** Whether the item is there and can be read. */
export const isReadable = <Item extends object>(item: Stored<Item> | undefined): item is Item =>
  item !== undefined && item !== 'unreadable';
