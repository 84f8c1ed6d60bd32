import type { Messages } from '#messages/messages.ts';
import { paragraph, type Message } from '../screen.ts';

/** Everything that can be written after the command. */
export function helpMessage(
  m: Messages,
  { institution, systems }: { readonly institution: string; readonly systems: boolean },
): Message {
  const lines = [...m.commands.help(institution), ...(systems ? m.commands.helpSystems : [])];
  return { summary: m.form.title, parts: [paragraph(lines.map((line) => [line]))] };
}
