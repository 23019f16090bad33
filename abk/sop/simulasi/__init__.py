"""The procedure in a simulation: lead time, bottleneck, and what a second Kasubbag would change."""

from abk.sop.simulasi.hasil import HasilSimulasi, LeherBotol, banding_skenario, simulasi
from abk.sop.simulasi.skenario import CaraRapat, Skenario, Variasi

__all__ = ["CaraRapat", "HasilSimulasi", "LeherBotol", "Skenario", "Variasi", "banding_skenario", "simulasi"]
