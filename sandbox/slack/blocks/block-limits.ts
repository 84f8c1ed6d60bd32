/**
 * Slack's limits, by the `type` of block or element. `size` limits the characters of a text or the items of an array,
 * `number` the value of a number. Paths are relative to the object; `*` stands for every item. Source: the Block Kit reference.
 */
export interface Limit {
  readonly path: string;
  readonly kind: 'size' | 'number';
  readonly min: number;
  readonly max: number;
}

const size = (path: string, max: number, min = 0): Limit => ({ path, kind: 'size', min, max });
const number = (path: string, min: number, max: number): Limit => ({ path, kind: 'number', min, max });

const options = (max: number): readonly Limit[] => [size('options', max, 1), ...optionLimits('options.*')];

/** For every block. */
export const anyBlock: readonly Limit[] = [size('block_id', 255)];

/** For every interactive element, whatever its type. */
export const anyElement: readonly Limit[] = [
  size('action_id', 255),
  size('placeholder.text', 150),
  size('confirm.title.text', 100),
  size('confirm.text.text', 300),
  size('confirm.confirm.text', 30),
  size('confirm.deny.text', 30),
];

export const blockLimits: Readonly<Record<string, readonly Limit[]>> = {
  section: [size('text.text', 3000), size('fields', 10, 1), size('fields.*.text', 2000)],
  header: [size('text.text', 150)],
  context: [size('elements', 10, 1)],
  actions: [size('elements', 25, 1)],
  input: [size('label.text', 2000), size('hint.text', 2000)],
};

export const elementLimits: Readonly<Record<string, readonly Limit[]>> = {
  button: [size('text.text', 75), size('value', 2000), size('accessibility_label', 75)],
  static_select: options(100),
  external_select: [...optionLimits('initial_option'), number('min_query_length', 0, Infinity)],
  multi_external_select: [number('max_selected_items', 1, Infinity), number('min_query_length', 0, Infinity)],
  radio_buttons: options(10),
  checkboxes: options(10),
  plain_text_input: [number('max_length', 1, 3000), size('initial_value', 3000)],
};

/** For the parts of a rich text, at any depth. */
export const richTextLimits: Readonly<Record<string, readonly Limit[]>> = {
  text: [size('text', Infinity, 1)],
  link: [size('text', Infinity, 1), size('url', 3000, 1)],
};

/** For the view itself; for the number of its blocks see `blocksPerSurface`. */
export const viewLimits: readonly Limit[] = [
  size('title.text', 24),
  size('submit.text', 24),
  size('close.text', 24),
  size('private_metadata', 3000),
  size('callback_id', 255),
];

export const blocksPerSurface = { message: 50, modal: 100, home: 100 } as const;

/** The longest text of any text object that has no smaller limit. */
export const textObject = 3000;

export const viewBytes = 250 * 1024;

function optionLimits(path: string): readonly Limit[] {
  return [size(`${path}.text.text`, 75), size(`${path}.value`, 150), size(`${path}.description.text`, 75)];
}
