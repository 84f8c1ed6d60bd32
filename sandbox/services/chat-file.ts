/** A file on a message of the local chat, without its bytes, which `LocalSlack.fileFor` returns. */
export interface ChatFile {
  readonly id: string;
  /** The file name as it was uploaded, with its ending. */
  readonly name: string;
  /** The title that the chat shows; by default the name. */
  readonly title: string;
  /** Derived from the name's ending; `application/octet-stream` for an unknown one. */
  readonly mimetype: string;
  /** Slack's short name for the kind, for instance `pdf` or `binary`. */
  readonly filetype: string;
  readonly prettyType: string;
  /** In bytes. */
  readonly size: number;
  /** A description of what a picture shows. */
  readonly altText?: string;
}

export interface FileContent {
  readonly file: ChatFile;
  readonly bytes: Uint8Array;
}
