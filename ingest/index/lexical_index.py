"""Words and exact keys: the only file that knows tantivy.

A row is a passage: its id, its document, the character 4-grams of its search text and its exact keys. Tokens are made
by :mod:`ingest.text.grams` and :mod:`ingest.text.exact_keys` and handed over joined by blanks, so index and question
are cut by the same code; queries are built from terms, never from a query language, so no question is a syntax error.

BM25 counts a replaced row until tantivy merges its segment, so scores shift slightly with an index's history; they are
comparable within one search only.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import tantivy

from ingest.index.faults import IndexFaults
from ingest.text.exact_keys import exact_keys
from ingest.text.grams import grams

#: A question of 100,000 characters is searched by its first tokens: more terms cost time and say nothing.
MOST_GRAMS = 400
MOST_KEYS = 50
LONGEST_QUESTION = 20_000
#: Weight of an exact key against a gram. On 107 questions over 21,375 paragraphs: MRR .484 without keys, .504 at weight
#: 1, .527 at 3, .522 at 4.
EXACT_BOOST = 3.0
#: Weight of a gram of words that say the same (docs/decisions/0020-everyday-words.md).
ALSO_BOOST = 0.5

_TOKENIZER = "fundstelle"
_HEAP = 15_000_000  # the least tantivy takes; a document's passages are far smaller
_Term = tuple[str, str, float]


class LexicalIndex:
    """A tantivy index on disk; one process at a time.

    Args:
        path: Its directory; made if missing.

    Raises:
        IndexUnusable: tantivy cannot read it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()  # tantivy takes one writer at a time
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._schema = _schema()
        with IndexFaults("tantivy", path):
            self._index = tantivy.Index(self._schema, path=str(path), reuse=True)
            # Tokenizers are not stored: register after every open, or the first write fails.
            analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            self._index.register_tokenizer(_TOKENIZER, analyzer)
            self._index.config_reader("manual")  # we reload after our own commits; no thread watches the files
            self._index.reload()

    def replace(self, documents: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Put documents' rows in the place of those they had; all of them or, after a fault, none.

        One commit takes 30 ms however many documents it holds.

        Args:
            documents: For each document, id and search text of each of its passages.

        Raises:
            IndexUnusable: tantivy cannot write.
        """
        fields = [
            (document_id, key, " ".join(grams(text)), " ".join(exact_keys(text)))
            for document_id, rows in documents.items()
            for key, text in rows
        ]
        with self._writing, IndexFaults("tantivy", self.path):
            writer = self._index.writer(_HEAP, 1)  # 0.3 ms; a writer that failed once is of no further use
            try:
                for document_id in documents:
                    writer.delete_documents_by_term("document", document_id)
                for document_id, key, words, exact in fields:
                    writer.add_document(tantivy.Document(id=key, document=document_id, grams=words, exact=exact))
                writer.commit()
                writer.wait_merging_threads()
            finally:
                del writer  # else the traceback of a fault keeps it, and with it the lock against the next writer
            self._index.reload()

    def remove(self, document_ids: Iterable[str]) -> None:
        """Take documents out; their tokens may stay in the files until a rebuild."""
        self.replace({document_id: () for document_id in document_ids})

    def search(
        self, text: str, k: int, documents: Collection[str] | None = None, also: str = ""
    ) -> list[tuple[str, float]]:
        """The rows that share most with a text.

        Args:
            text: Any text; what holds no word and no number finds nothing.
            k: Most rows wanted.
            documents: The documents whose rows are wanted; None for all. It changes no score. On 52,209 rows of 1,827
                documents: 1 ms for ten documents, 3.4 ms for 1,000, 5.5 ms for all, 1.3 ms without.
            also: Words that say the same; what the text does not share with them counts half.

        Returns:
            Ids with their BM25 score (above 0, no upper bound), best first, ties by id.
        """
        terms = list(_terms(text[:LONGEST_QUESTION], also[:LONGEST_QUESTION]))
        if not terms or k < 1:
            return []
        with IndexFaults("tantivy", self.path):
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._query(term)) for term in terms])
            if documents is not None:
                query = self._within(query, documents)
            searcher = self._index.searcher()
            hits = searcher.search(query, k, count=False).hits
            found = [(searcher.doc(address)["id"][0], float(score)) for score, address in hits]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def ids(self) -> list[str]:
        """All ids, in no order."""
        with IndexFaults("tantivy", self.path):
            searcher = self._index.searcher()
            hits = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs), count=False).hits
            return [searcher.doc(address)["id"][0] for _, address in hits]

    def count(self) -> int:
        """Number of rows."""
        with IndexFaults("tantivy", self.path):
            return int(self._index.searcher().num_docs)

    def _within(self, query: tantivy.Query, documents: Collection[str]) -> tantivy.Query:
        """A query over the rows of some documents; that they are theirs adds nothing to a score."""
        theirs = tantivy.Query.term_set_query(self._schema, "document", list(documents))
        both = [query, tantivy.Query.const_score_query(theirs, 0.0)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in both])

    def _query(self, term: _Term) -> tantivy.Query:
        field, value, weight = term
        query = tantivy.Query.term_query(self._schema, field, value, "freq")
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("grams", tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field("exact", tokenizer_name=_TOKENIZER, index_option="freq")
    return builder.build()


def _terms(text: str, also: str) -> Iterator[_Term]:
    weights = dict.fromkeys(grams(text), 1.0)
    for gram in grams(also):
        weights.setdefault(gram, ALSO_BOOST)
    for gram, weight in islice(weights.items(), MOST_GRAMS):
        yield "grams", gram, weight
    for key in exact_keys(text)[:MOST_KEYS]:
        yield "exact", key, EXACT_BOOST
