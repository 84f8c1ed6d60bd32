/** A file that stands on a message of the local chat. The bytes are asked for apart: `LocalSlack.fileFor`. */
export interface ChatFile {
  readonly id: string;
  /** As it was uploaded, with its ending. */
  readonly name: string;
  /** What the chat shows; the name where no other was given. */
  readonly title: string;
  /** By the name's ending, `application/octet-stream` where it tells nothing. */
  readonly mimetype: string;
  /** Slack's short word for the kind, for instance `pdf` or `binary`. */
  readonly filetype: string;
  readonly prettyType: string;
  /** Bytes. */
  readonly size: number;
  /** What a picture shows, in words. */
  readonly altText?: string;
}

export interface FileContent {
  readonly file: ChatFile;
  readonly bytes: Uint8Array;
}
