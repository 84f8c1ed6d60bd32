export interface FaultKind {
  /** Stable id, for instance `throttle-retry-after-2`. */
  readonly id: string;
  readonly service: 'slack' | 'graph' | 'token';
  /** In Spanish, for the page. */
  readonly label: string;
}

export interface ActiveFault {
  readonly id: string;
  readonly kind: string;
  /** Which calls it hits: for Graph `METHOD /path` as a regular expression, for Slack the Web API method's name as a regular expression. */
  readonly match: string;
  /** How many calls it still hits; Infinity is told as -1. */
  readonly remaining: number;
}
