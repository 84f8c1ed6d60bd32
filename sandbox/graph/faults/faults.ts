import type { ActiveFault } from '#sandbox/services/faults.ts';
import { FAULT_KINDS, type FaultEffect } from './fault-kinds.ts';

/** The parts of a request that decide which fault hits it. */
export interface FaultTarget {
  readonly service: 'graph' | 'token';
  readonly method: string;
  /** Every form of the path that a fault's `match` may be written for, for instance with and without `/v1.0`. */
  readonly paths: readonly string[];
  readonly inBatch: boolean;
  readonly body: unknown;
}

export interface HitFault {
  readonly kind: string;
  readonly effect: FaultEffect;
}

export interface Faults {
  active(): readonly ActiveFault[];
  /** Throws a TypeError for an unknown kind and a SyntaxError for a match that is no regular expression. */
  add(fault: { kind: string; match: string; times?: number }): string;
  clear(): void;
  /** The first fault that hits the request; its `remaining` goes down by one. */
  take(target: FaultTarget): HitFault | null;
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly effect: FaultEffect;
  readonly service: string;
  readonly match: RegExp;
  remaining: number;
}

export function createFaults(): Faults {
  let entries: Entry[] = [];
  let count = 0;
  return {
    active: () =>
      entries.map(({ id, kind, match, remaining }) => ({
        id,
        kind,
        match: match.source,
        remaining: Number.isFinite(remaining) ? remaining : -1,
      })),
    add({ kind, match, times = 1 }) {
      const found = FAULT_KINDS.find((one) => one.id === kind);
      if (!found) throw new TypeError(`unknown fault kind: ${kind}`);
      const id = `graph-fault-${(count += 1)}`;
      const remaining = times < 0 ? Infinity : times;
      entries.push({
        id,
        kind,
        effect: found.effect,
        service: found.service,
        match: new RegExp(match, 'i'),
        remaining,
      });
      return id;
    },
    clear() {
      entries = [];
    },
    take(target) {
      const hit = entries.find((entry) => entry.remaining > 0 && hits(entry, target));
      if (!hit) return null;
      hit.remaining -= 1;
      entries = entries.filter((entry) => entry.remaining > 0);
      return { kind: hit.kind, effect: hit.effect };
    },
  };
}

const DELTA = /^\/users\/delta$/i;

function hits(entry: Entry, target: FaultTarget): boolean {
  if (entry.service !== target.service) return false;
  if (!target.paths.some((path) => entry.match.test(`${target.method} ${path}`))) return false;
  return applies(entry.effect, target);
}

function applies(effect: FaultEffect, target: FaultTarget): boolean {
  const is = (method: string, path: RegExp): boolean =>
    target.method === method && target.paths.some((one) => path.test(one));
  switch (effect.on) {
    case 'reply':
      return !target.inBatch || effect.html === undefined;
    // A request inside a batch has no connection of its own, and no proxy stands between it and Graph.
    case 'answer':
    case 'connection':
    case 'delay':
      return !target.inBatch;
    case 'token':
      return true;
    case 'work':
      switch (effect.work) {
        case 'no-seats':
          return is('POST', /\/assignLicense$/i) && /addLicenses":\[\{/.test(JSON.stringify(target.body ?? null));
        case 'address-taken':
          return is('POST', /^\/users$/i);
        case 'weak-password':
          return /"password":"/.test(JSON.stringify(target.body ?? null));
        case 'language-ignored':
          return is('PATCH', /\/mailboxSettings$/i);
        case 'outlook-throttled':
          return target.paths.some((path) => /\/mailboxSettings$/i.test(path));
        case 'batch-inner-throttled':
          return target.inBatch;
        case 'batch-outer-throttled':
          return is('POST', /^\/\$batch$/i);
        case 'mailbox-403':
        case 'mailbox-403-properties':
        case 'mailbox-401':
        case 'mailbox-400':
          return target.paths.some((path) => /\/(mailboxSettings|mailFolders)(\/|\?|$)/i.test(path));
        case 'shares-address':
          return is('PATCH', /^\/users\/[^/]+$/i);
        case 'primary-stays':
          return is('PATCH', /^\/users\/[^/]+$/i) && /"userPrincipalName":/.test(JSON.stringify(target.body ?? null));
        case 'delta-expired':
          return is('GET', DELTA) && is('GET', /(\$|%24)(deltatoken=(?!latest|&|$)|skiptoken=)/i);
        case 'restore-untold':
          return is('POST', /^\/directory\/deletedItems\/[^/]+\/restore$/i);
        case 'page-without-value':
          return is('GET', DELTA) || is('GET', /^\/users$/i);
        case 'delta-repeats':
        case 'delta-empty-page':
        case 'delta-without-enabled':
        case 'delta-without-licences':
        case 'delta-without-name':
        case 'delta-without-mail':
        case 'delta-nonsense':
          return is('GET', DELTA);
      }
  }
}
