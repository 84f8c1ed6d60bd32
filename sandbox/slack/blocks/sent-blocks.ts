/**
 * How much of a property's type in @slack/types the schema accepts. True: all of it. A text: only these types of the union,
 * by their names there. A list: only these properties.
 */
type Accepted = true | string | readonly string[];

/**
 * Those of Slack's blocks, elements and views that the bot sends, by their names in @slack/types, and their properties that it
 * sends. The schema of the local Slack accepts nothing else (scripts/generate-block-schema.ts).
 */
export const SENT: Readonly<Record<string, Readonly<Record<string, Accepted>>>> = {
  HomeView: { blocks: true },
  ModalView: { title: true, submit: true, close: true, callback_id: true, private_metadata: true, blocks: true },

  ActionsBlock: { block_id: true, elements: 'Button|StaticSelect' },
  ContextBlock: { block_id: true, elements: 'PlainTextElement' },
  DividerBlock: { block_id: true },
  HeaderBlock: { block_id: true, text: true },
  InputBlock: { block_id: true, label: true, element: true, hint: true, optional: true, dispatch_action: true },
  RichTextBlock: { block_id: true, elements: true },
  SectionBlock: { block_id: true, text: 'PlainTextElement', fields: 'MrkdwnElement', accessory: 'Button' },

  Button: { action_id: true, text: true, value: true, style: true, accessibility_label: true, confirm: true },
  Checkboxes: { action_id: true, options: true, initial_options: true },
  Datepicker: { action_id: true, placeholder: true, initial_date: true },
  EmailInput: { action_id: true, initial_value: true },
  ExternalSelect: { action_id: true, placeholder: true, min_query_length: true, initial_option: true },
  MultiExternalSelect: {
    ...{ action_id: true, placeholder: true, min_query_length: true, max_selected_items: true },
    initial_options: true,
  },
  PlainTextInput: { action_id: true, placeholder: true, initial_value: true, max_length: true, multiline: true },
  RadioButtons: { action_id: true, options: true, initial_option: true },
  StaticSelect: { action_id: true, placeholder: true, options: true, initial_option: true },
  UsersSelect: { action_id: true, placeholder: true, initial_user: true },

  ConfirmationDialog: { title: true, text: 'PlainTextElement', confirm: true, deny: true },
  PlainTextOption: { text: true, value: true, description: true },
  MrkdwnElement: { text: true },
  PlainTextElement: { text: true, emoji: true },
  RichTextLink: { url: true, text: true, style: ['bold', 'code', 'italic'] },
  RichTextList: { elements: true, style: true },
  RichTextPreformatted: { elements: 'RichTextText' },
  RichTextSection: { elements: true },
  RichTextText: { text: true, style: ['bold', 'code', 'italic'] },
  RichTextUserMention: { user_id: true },
  RichTextUsergroupMention: { usergroup_id: true },
};
