/** What a model reads when a tool cannot answer: what was wrong, and what to send instead. */
export class ToolError extends Error {}
