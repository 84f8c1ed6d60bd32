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
  /**
   * A regular expression for the calls that it hits: for Graph it is matched against `METHOD /path`, for Slack against the
   * name of the Web API method, or of the delivery.
   */
  readonly match: string;
  /** How many calls it still hits; -1: until it is cleared. */
  readonly remaining: number;
}
