import type { Messages } from '#messages/messages.ts';
import { CHOICES, CHOOSER } from '../act-names.ts';
import { actions, paragraph, type Dialog } from '../screen.ts';

const NAMES = ['create', 'modify', 'delete', 'restore'] as const;

/** What do you need? */
export function chooserDialog(m: Messages): Dialog {
  const words = m.change.chooser;
  return {
    form: CHOOSER,
    title: words.title,
    close: m.dialogs.close,
    content: [
      paragraph([[words.intro]], 'intro'),
      actions(
        NAMES.map((name) => ({ act: CHOICES[name], label: words[name] })),
        'choices',
      ),
      paragraph([[words.hint]], 'hint'),
    ],
  };
}
