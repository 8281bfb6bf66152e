"""Answers written by a LangChain chat model, held to what the articles bear.

The only place that knows LangChain's chat-model side. A model proposes statements with quotes;
:mod:`bot.answering.chat.verification` keeps those that the stored text and the ledger bear; when nothing
is left, or the model fails, the extractive answer is given with a note that says why.
"""
