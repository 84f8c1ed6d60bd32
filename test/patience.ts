/** How long a test waits for what should come about, ms. It may take as long as a busy machine needs: promises about speed are measured in `npm run bench`. */
export const PATIENCE = 60_000;
