import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, RespondFn } from '@slack/bolt';
import type { Acts } from '#dialogue/acts.ts';
import type { Messages } from '#messages/messages.ts';
import { noticeView, type DoorDeps } from './door.ts';
import { readEnvelope, type Interaction } from './envelope.ts';
import { misfitIn, type Misfit } from './check-interaction.ts';
import { tellAtButton } from './home-door.ts';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;
type Ack = (answer?: object | string) => Promise<void>;

/**
 * Runs before all listeners, in HTTP and in Socket Mode: lets through what fits (check-interaction.ts). For everything else the
 * person is told, at the field or in an ephemeral message, and nothing happens.
 */
export function refuseForeign(app: App, deps: DoorDeps, dialogue: Acts): void {
  app.use(async (args: Args) => {
    const envelope = readEnvelope(args.body);
    const misfit: Misfit = envelope.as === 'interaction' ? misfitIn(envelope.body, dialogue) : { at: null };
    if (misfit === null) return await args.next();
    deps.log.info({ kind: kindOf(args.body), at: misfit.at }, 'slack.foreign');
    if (envelope.as === 'interaction') {
      await refuse(deps, { args, body: envelope.body, misfit }).catch((error: unknown) => {
        deps.log.error({ err: error }, 'slack.foreign.could_not_tell');
      });
    }
  });
}

async function refuse(
  deps: DoorDeps,
  { args, body, misfit }: { readonly args: Args; readonly body: Interaction; readonly misfit: NonNullable<Misfit> },
): Promise<void> {
  const { messages: m, client } = deps;
  const ack = 'ack' in args ? (args.ack as Ack) : async (): Promise<void> => undefined;
  const respond = 'respond' in args ? (args.respond as RespondFn | undefined) : undefined;
  const words = m.dialogs.foreign;
  switch (body.type) {
    case undefined:
      return await ack(words);
    case 'event_callback':
    case 'view_closed':
      return await ack();
    case 'block_suggestion':
      return await ack({ options: [] });
    case 'view_submission':
      return await ack(
        misfit.at === null
          ? { response_action: 'update', view: noticeView(m, words) }
          : { response_action: 'errors', errors: { [misfit.at]: atField(m, misfit) } },
      );
    case 'shortcut':
    case 'message_action':
      await ack();
      return void (await tellAtButton(deps, { userId: body.user.id, respond: undefined })(words));
    case 'block_actions':
      await ack();
      if (body.view?.type === 'modal') {
        await client.views.push({ trigger_id: body.trigger_id, view: noticeView(m, words) });
      } else await tellAtButton(deps, { userId: body.user.id, respond })(words);
  }
}

function atField(m: Messages, misfit: Exclude<Misfit, null | { readonly at: null }>): string {
  if (misfit.because === 'too_long') return m.form.problems.too_long;
  return misfit.because === 'no_text' ? m.dialogs.foreignText : m.dialogs.foreignChoice;
}

/** The type of the body for the log, without any of its content. */
function kindOf(body: unknown): string {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : null;
  return typeof type === 'string' ? type.slice(0, 40) : 'command';
}
