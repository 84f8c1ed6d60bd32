import type { Json } from './json.ts';

/** A refusal by the Web API, which answers `{ ok: false, error: code, ...details }` with HTTP 200. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.name = 'SlackError';
    this.code = code;
    this.details = details;
  }
}

/** Slack's `invalid_arguments`, with what is wrong in `response_metadata.messages`. */
export function invalidArguments(...messages: readonly string[]): SlackError {
  return new SlackError('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
