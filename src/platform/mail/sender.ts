/** Where a mail goes to or comes from: one `@`, a host after it, no space and nothing that could begin a header. */
const ADDRESS =
  /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
const LONGEST_ADDRESS = 254;

/** Whether the text is an address of the kind municipalities have; quoted and Japanese ones are not taken. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && /^[\x21-\x7e]+$/.test(text) && ADDRESS.test(text);
}

/** Whether the text is an address, or a name with an address: `手続管理 <dx@example.lg.jp>`. */
export function isSender(text: string): boolean {
  return isMailAddress(senderAddress(text));
}

/** The address in a sender: of `手続管理 <dx@example.lg.jp>` the part in angle brackets. */
export function senderAddress(sender: string): string {
  return /^[^<>\r\n]*<([^<>]*)>$/.exec(sender)?.[1] ?? sender;
}
