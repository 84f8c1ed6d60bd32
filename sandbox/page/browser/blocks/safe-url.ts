/** The address if a link in the chat may have it: http, https or mailto. Null for any other, such as `javascript:` or `data:`. */
export function safeUrl(url: string): string | null {
  const trimmed = url.trim();
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(trimmed) ? trimmed : null;
}
