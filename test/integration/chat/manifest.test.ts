import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { botEvents, botScopes, commands, shortcuts } from '#sandbox/institution.ts';

interface Manifest {
  readonly features: {
    readonly shortcuts: readonly { readonly callback_id: string; readonly name: string }[];
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

const manifest = parse(
  readFileSync(new URL('../../../manifests/slack/manifest.yaml', import.meta.url), 'utf8'),
) as Manifest;

describe('the Slack manifest', () => {
  it('asks for the scopes, events, commands and shortcuts that the local Slack grants, so every test runs with exactly these', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([...botScopes]);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...botEvents]);
    expect(
      manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
        command,
        description,
        usageHint: usage_hint,
      })),
    ).toEqual(commands);
    expect(manifest.features.shortcuts.map(({ callback_id, name }) => ({ callbackId: callback_id, name }))).toEqual(
      shortcuts,
    );
  });
});
