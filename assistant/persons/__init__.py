"""All passages that name a person: what an answer under Article 15 GDPR and an erasure under Article 17 begin with."""
