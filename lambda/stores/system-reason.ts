/** The code by which the system says why, such as `ENOENT`. */
export const systemCode = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;

/** Why a file could not be read or written: in words where a user meets it daily, else as Node.js puts it. */
export function systemReason(cause: unknown): string {
  switch (systemCode(cause)) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EEXIST':
      return 'it is there already, and is not written over';
    case 'ENOTDIR':
      return 'a part of its path is no folder';
    case 'EACCES':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
