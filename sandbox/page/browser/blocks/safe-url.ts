/** The only addresses that a text of the chat may lead to. Null for every other, `javascript:` and `data:` among them. */
export function safeUrl(url: string): string | null {
  const trimmed = url.trim();
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(trimmed) ? trimmed : null;
}
