/**
 * Slack's numbers, by the `type` of block or element. `size` is characters of a text and items of an array, `number`
 * bounds a number. Paths are relative to the object; `*` stands for every item. Source: facts of the Block Kit reference.
 */
export interface Limit {
  readonly path: string;
  readonly kind: 'size' | 'number';
  readonly min: number;
  readonly max: number;
}

const size = (path: string, max: number, min = 0): Limit => ({ path, kind: 'size', min, max });
const number = (path: string, min: number, max: number): Limit => ({ path, kind: 'number', min, max });

const select = [
  size('options', 100, 1),
  size('option_groups', 100, 1),
  size('option_groups.*.options', 100, 1),
  size('option_groups.*.label.text', 75),
  ...optionLimits('options.*'),
  ...optionLimits('option_groups.*.options.*'),
];

/** An empty list is refused: bolt-js issue 482. */
const initialOptions = [size('initial_options', Infinity, 1), ...optionLimits('initial_options.*')];
const chosen = number('max_selected_items', 1, Infinity);

/** Of every block. */
export const anyBlock: readonly Limit[] = [size('block_id', 255)];

/** Of every interactive element, whatever its type. */
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
  context_actions: [size('elements', 5, 1)],
  image: [size('alt_text', 2000), size('image_url', 3000), size('title.text', 2000)],
  input: [size('label.text', 2000), size('hint.text', 2000)],
  markdown: [size('text', Infinity, 1)],
  table: [size('rows', 100, 1), size('rows.*', 20, 1), size('column_settings', 20)],
  data_table: [size('caption', 2000, 1), size('rows', 101, 1), size('rows.*', 20, 1), number('page_size', 1, 100)],
  alert: [size('text.text', 200)],
  card: [size('title.text', 150), size('subtitle.text', 150), size('body.text', 200), size('actions', 3)],
  carousel: [size('elements', 10, 1)],
  container: [size('title.text', 150), size('child_blocks', 10, 1)],
  video: [size('title.text', 200), size('author_name', 50), size('description.text', 200)],
};

export const elementLimits: Readonly<Record<string, readonly Limit[]>> = {
  button: [size('text.text', 75), size('value', 2000), size('url', 3000), size('accessibility_label', 75)],
  image: [size('alt_text', 2000), size('image_url', 3000)],
  static_select: select,
  external_select: [...optionLimits('initial_option'), number('min_query_length', 0, Infinity)],
  multi_static_select: [...select, ...initialOptions, chosen],
  multi_external_select: [...initialOptions, chosen, number('min_query_length', 0, Infinity)],
  multi_users_select: [chosen],
  overflow: [size('options', 5, 1), ...optionLimits('options.*'), size('options.*.url', 3000)],
  radio_buttons: [size('options', 10, 1), ...optionLimits('options.*')],
  checkboxes: [size('options', 10, 1), ...optionLimits('options.*'), size('initial_options', Infinity, 1)],
  plain_text_input: [number('min_length', 0, 3000), number('max_length', 1, 3000), size('initial_value', 3000)],
  file_input: [number('max_files', 1, 10)],
};

/** Of the parts of a rich text, which nest. */
export const richTextLimits: Readonly<Record<string, readonly Limit[]>> = {
  text: [size('text', Infinity, 1)],
  link: [size('text', Infinity, 1), size('url', 3000, 1)],
};

/** Of the view itself; its blocks are counted per surface. */
export const viewLimits: readonly Limit[] = [
  size('title.text', 24),
  size('submit.text', 24),
  size('close.text', 24),
  size('private_metadata', 3000),
  size('callback_id', 255),
  size('external_id', 255),
];

export const blocksPerSurface = { message: 50, modal: 100, home: 100 } as const;

/** Blocks that stand in messages only. */
export const messageOnly: ReadonlySet<string> = new Set(['markdown', 'context_actions', 'task_card', 'plan', 'file']);

/** Of any text object, where nothing narrower holds. */
export const textObject = 3000;

/** Summed over one message. */
export const markdownPerMessage = 12_000;
export const tableCharacters = 10_000;
export const viewBytes = 250 * 1024;

function optionLimits(path: string): readonly Limit[] {
  return [size(`${path}.text.text`, 75), size(`${path}.value`, 150), size(`${path}.description.text`, 75)];
}
