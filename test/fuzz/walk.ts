import { closeModals, confirmEarly, deliver, file, open, openForm, REQUESTER, SYSTEMS } from '../stages/desk.ts';
import { payloadOf, type Recorded, type RecordedStage } from '../stages/recorded-stage.ts';
import { interactionBody, JSON_TYPE } from '../signed-post.ts';
import { eventually, option, personAt, typed } from '../stages/stage.ts';

/**
 * Does once everything that people do, so that every kind of delivery is recorded. Answers all of them, and those that
 * Slack sends by itself.
 */
export async function walkThrough(stage: RecordedStage): Promise<readonly Recorded[]> {
  const { slack } = stage.institution;
  const maria = personAt(stage, REQUESTER);
  const jorge = personAt(stage, SYSTEMS);
  await slack.openHome(REQUESTER);
  await slack.openHome(SYSTEMS);
  await slack.shortcut(REQUESTER, 'solicitar_correo');
  await eventually('the window of the shortcut', () => maria.modal());
  await closeModals(stage, REQUESTER);
  await maria.command('/correo', '');
  await eventually('the window of the command', () => maria.modal());
  for (const text of ['estado', 'ayuda']) await maria.command('/correo', text);
  for (const text of ['', 'ana', 'cuarentena', 'revisar']) await jorge.command('/correos', text);

  const form = await openForm(stage);
  const at = { kind: 'modal', modalId: form.id } as const;
  const type = option('radio_buttons', 'departmental', 'De una dependencia');
  await slack.suggest(REQUESTER, at, { blockId: 'department', actionId: 'department', value: 'sal' });
  await slack.act(REQUESTER, at, { blockId: 'type', actionId: 'type', state: type }, {});

  const filed = await deliver(stage);
  await personAt(stage, 'U0NUEVA').press('Mostrar mi contraseña temporal', filed.local);
  await confirmEarly(stage, 'U0NUEVA', filed.local);
  const asked = await file(stage);
  await open(stage, SYSTEMS, 'Pedir información', asked.number);
  await jorge.submit({ text: { text: typed('¿Desde cuándo?') } });
  await maria.sees('necesita una respuesta');
  await open(stage, REQUESTER, 'Responder', 'necesita una respuesta');
  await maria.submit({ text: { text: typed('Desde el lunes') } });
  await open(stage, SYSTEMS, 'Rechazar', asked.number);
  await jorge.submit({ text: { text: typed('No procede') } });

  await closeModals(stage, SYSTEMS);
  await jorge.command('/correo', `modificar ${filed.local}`);
  await eventually('what to change', () => jorge.modal());
  await jorge.submit({ what: { what: option('static_select', 'licence', 'Licencia') } });
  await closeModals(stage, SYSTEMS);
  await jorge.command('/correo', `eliminar ${filed.local}`);
  const deletion = await eventually('the form of a deletion', () => jorge.modal());
  const custody = {
    blockId: 'custody',
    actionId: 'custody',
    state: option('static_select', 'shared', 'Buzón compartido'),
  };
  await slack.act(SYSTEMS, { kind: 'modal', modalId: deletion.id }, custody, {});
  await jorge.submit({ justification: { justification: typed('Se retira') } });
  slack.changeUser('U0JEFE', { realName: 'Otro Nombre' });
  const recorded = [...stage.recorded(), ...sentBySlack(stage.recorded())];
  return recorded.map((each, turn) => (turn % 5 === 0 ? each : withoutBlocks(each)));
}

/** Removes the blocks that Slack sends back, since the bot does not read them and they make up most of a delivery. */
function withoutBlocks(each: Recorded): Recorded {
  const payload = payloadOf(each);
  if (payload['type'] === undefined || each.contentType === JSON_TYPE) return each;
  const bare = (part: unknown): unknown =>
    typeof part === 'object' && part !== null && 'blocks' in part ? { ...part, blocks: [] } : part;
  const lighter = Object.fromEntries(Object.entries(payload).map(([name, part]) => [name, bare(part)]));
  return { ...each, body: interactionBody(lighter) };
}

/** Deliveries that Slack sends by itself, and the closing of a window. */
function sentBySlack(recorded: readonly Recorded[]): readonly Recorded[] {
  const submission = recorded.map(payloadOf).find(({ type }) => type === 'view_submission');
  const closed = JSON.stringify({ ...submission, type: 'view_closed', is_cleared: false });
  const json = (body: object): Recorded => ({ body: JSON.stringify(body), contentType: JSON_TYPE });
  const form = (fields: Record<string, string>): Recorded => ({
    body: new URLSearchParams(fields).toString(),
    contentType: 'application/x-www-form-urlencoded',
  });
  return [
    json({ type: 'url_verification', token: 'x', challenge: 'abc' }),
    json({ type: 'app_rate_limited', team_id: 'T0', minute_rate_limited: 1, api_app_id: 'A0' }),
    form({ ssl_check: '1', token: 'x' }),
    form({ payload: closed }),
  ];
}
